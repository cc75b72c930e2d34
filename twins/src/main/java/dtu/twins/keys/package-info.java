/**
 * Keys with which twins sign what vendors sign: a small pool of marked test keys shipped with the product.
 *
 * <p>Start with {@link dtu.twins.keys.TestKey}. What surprises people: the keys are public, and many tenants share one;
 * making a key takes too long and comes out differently on every JDK.
 */
@NullMarked
package dtu.twins.keys;

import org.jspecify.annotations.NullMarked;
