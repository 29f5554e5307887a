/**
 * How raw columns become the numbers that trainers learn from, learnt once and said twice: in memory and in the exported graph, whose frame is made here too. Values that
 * do not change once they are learnt; any thread may enter.
 */
package io.modeldeck.training.encoding;
