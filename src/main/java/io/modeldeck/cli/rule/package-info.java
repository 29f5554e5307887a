/** The rules that raise alerts. Any thread may enter. */
package io.modeldeck.cli.rule;
