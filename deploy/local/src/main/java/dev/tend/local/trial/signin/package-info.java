/** {@code ./tend trial sign-in}: who gets in where people sign in at a real Keycloak. */
@org.jspecify.annotations.NullMarked
package dev.tend.local.trial.signin;
