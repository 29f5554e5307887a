/** Models and runtimes that come from elsewhere: hubs, lists, packs and Ollama. Any thread may enter. */
package io.modeldeck.cli.intake;
