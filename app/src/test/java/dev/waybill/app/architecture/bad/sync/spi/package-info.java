/** Bad examples, each of which breaks one rule. */
@NullMarked
package dev.waybill.app.architecture.bad.sync.spi;

import org.jspecify.annotations.NullMarked;
