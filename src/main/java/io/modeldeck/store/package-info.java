/**
 * The workspace on disk: its folder, its lock, the SQLite database with migrations and transactions, and the content-addressed artifact folder.
 * Any thread but the window's may enter; writes are serialised here.
 */
package io.modeldeck.store;
