/** What the database packs share; no part of the API. */
@NullMarked
package dev.waybill.internal;

import org.jspecify.annotations.NullMarked;
