/** Whether a version is fit for production, and bringing it there. Any thread may enter. */
package io.modeldeck.cli.promotion;
