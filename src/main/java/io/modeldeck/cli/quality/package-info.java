/** What the checks of data found, and what people demand of features. Any thread may enter. */
package io.modeldeck.cli.quality;
