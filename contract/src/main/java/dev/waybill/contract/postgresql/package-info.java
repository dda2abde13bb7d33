/** Real PostgreSQL servers for tests: started, killed, restarted, replicated. */
@NullMarked
package dev.waybill.contract.postgresql;

import org.jspecify.annotations.NullMarked;
