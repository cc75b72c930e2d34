/** Rules that keep the sources of all modules alike: what the compiler and the formatter cannot see. */
@NullMarked
package dtu.harness.tidy;

import org.jspecify.annotations.NullMarked;
