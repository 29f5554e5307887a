/** What people note along the time of a model. Any thread may enter. */
package io.modeldeck.cli.note;
