/** Models and their versions: added, described, loaded, deleted, and where they came from. Any thread may enter. */
package io.modeldeck.cli.model;
