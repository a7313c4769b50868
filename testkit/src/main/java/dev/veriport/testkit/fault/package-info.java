/**
 * Loopback servers that cause network faults, and the components between a client and a vendor: a proxy, a load
 * balancer, TLS.
 */
@NullMarked
package dev.veriport.testkit.fault;

import org.jspecify.annotations.NullMarked;
