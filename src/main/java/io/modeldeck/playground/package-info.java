/**
 * Models asked by hand: forms made from what a version takes, files turned into its tensors, single calls with what they took, and files of rows
 * answered into files. What calls of models of texts used is read back from their events. Any thread but the window's may enter.
 */
package io.modeldeck.playground;
