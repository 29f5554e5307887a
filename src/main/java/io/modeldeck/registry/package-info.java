/**
 * Models, their versions, where each version stands and stood: who promoted it, when, why, and what it replaced. Any thread but the window's may
 * enter; changes are serialised by the database's one writer.
 */
package io.modeldeck.registry;
