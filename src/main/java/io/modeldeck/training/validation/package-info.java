/**
 * What becomes of a candidate's answers to held-out rows: whether the exported file answers as the trainer's model did, how well, compared with the champion, under which
 * criteria, and the verdict; also two versions on the same past calls. Nothing is stored here. Any thread may enter.
 */
package io.modeldeck.training.validation;
