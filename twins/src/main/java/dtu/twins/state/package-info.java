/**
 * The state of a twin: an immutable value that holds the rows of the tables its resources declare.
 *
 * <p>Start with {@link dtu.twins.state.State}; the shapes are {@link dtu.twins.state.Table} with its
 * {@link dtu.twins.state.Index}es, {@link dtu.twins.state.Relation} and {@link dtu.twins.state.Log}. What surprises
 * people: rows stand in the order of their ids, and ids grow as they are minted, so a table is read in creation order.
 */
@NullMarked
package dtu.twins.state;

import org.jspecify.annotations.NullMarked;
