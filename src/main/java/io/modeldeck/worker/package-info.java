/**
 * Trainings that workers do elsewhere: jobs that are posted to them, the small HTTP server that they call back, and a reference worker. The only package that knows the
 * HTTP server. Callers are the beat of the supervisor and the server's own threads; whatever a worker says is durable before it is answered, and believed only when it was checked.
 */
package io.modeldeck.worker;
