/** Reading what people write in a configuration, the same in every module. */
@NullMarked
package dev.waybill.options;

import org.jspecify.annotations.NullMarked;
