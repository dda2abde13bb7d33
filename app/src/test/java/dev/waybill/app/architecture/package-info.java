/** Which part may depend on which, and the proof that each rule can fail. */
@NullMarked
package dev.waybill.app.architecture;

import org.jspecify.annotations.NullMarked;
