/** The customers and orders there are, how they come about by seed, and how they live on. */
@NullMarked
package dev.waybill.sandbox.internal.world;

import org.jspecify.annotations.NullMarked;
