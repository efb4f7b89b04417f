/** Clients that a generator makes of the OpenAPI documents of the services. */
@org.jspecify.annotations.NullMarked
package dev.tend.local.trial.clients;
