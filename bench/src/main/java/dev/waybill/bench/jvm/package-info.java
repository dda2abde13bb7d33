/** What happens inside one process, for JMH. */
@NullMarked
package dev.waybill.bench.jvm;

import org.jspecify.annotations.NullMarked;
