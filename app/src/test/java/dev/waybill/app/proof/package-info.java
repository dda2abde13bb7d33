/**
 * The whole way, proved: a stand-in Exigo with every fault, the real command that is killed again
 * and again, and queues that must tell exactly what became of the tables.
 */
@NullMarked
package dev.waybill.app.proof;

import org.jspecify.annotations.NullMarked;
