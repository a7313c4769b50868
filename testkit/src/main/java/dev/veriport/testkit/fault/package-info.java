/**
 * Loopback servers that break the line on purpose, and what lies on it between a client and a vendor: a proxy, a balancer,
 * TLS.
 */
@NullMarked
package dev.veriport.testkit.fault;

import org.jspecify.annotations.NullMarked;
