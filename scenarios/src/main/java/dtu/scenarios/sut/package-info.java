/**
 * What an app under test is to the harness, and what the harness is to the app.
 *
 * <p>Start with {@link dtu.scenarios.sut.Sut} and {@link dtu.scenarios.sut.Env}. An app written against {@code Env}
 * runs in-process in virtual time, and outside as an ordinary process, from the same code.
 */
@NullMarked
package dtu.scenarios.sut;

import org.jspecify.annotations.NullMarked;
