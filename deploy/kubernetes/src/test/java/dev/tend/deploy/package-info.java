/** Checks of what is deployed: the manifests beside this module, and the compose file next door. No cluster, no engine. */
@org.jspecify.annotations.NullMarked
package dev.tend.deploy;
