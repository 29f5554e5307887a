/** Alerts, silences and maintenance. Any thread may enter. */
package io.modeldeck.cli.alert;
