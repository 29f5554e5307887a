/**
 * Models that an Ollama server holds: a reference to the server and the model's name stands for a file. Generating, chatting, embedding, pulling
 * and listing speak HTTP themselves, since errors, cancellation and progress arrive in the middle of a stream, and a refusal of a list is no empty list;
 * version and details are asked through ollama4j, which is known only here. Any thread but the window's may enter; an interrupted thread gives its call up.
 */
package io.modeldeck.inference.ollama;
