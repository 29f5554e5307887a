/**
 * Trains models in this process and writes them as ONNX with the pre-processing inside, so that serving takes raw columns; measures them on held-out
 * rows and compares them with the champion. The only package that knows the ONNX file format. Trainers are stateless: any thread
 * may enter, usually the one of the run queue.
 */
package io.modeldeck.training;
