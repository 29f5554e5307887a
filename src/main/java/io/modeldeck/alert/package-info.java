/**
 * What deserves a person's attention: rules with their conditions, the latch that every alert follows, the inbox with acknowledgement and history.
 * The engine's scheduler thread evaluates; any thread but the window's may look, acknowledge and edit rules.
 */
package io.modeldeck.alert;
