/**
 * The window's words: texts of the bundles in its language, figures and times as people read them, and what the engine wrote or knows, said in
 * those words. Knows no node.
 *
 * <p>Threads: any, once the language is chosen.
 */
package io.modeldeck.ui.kit.text;
