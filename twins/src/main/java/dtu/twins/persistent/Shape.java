package dtu.twins.persistent;

import java.util.Comparator;

/** How the tree of an {@link OrderedMap} is laid out: the order of its keys and the room in its nodes. */
record Shape<K>(Comparator<? super K> order, Room room) {}
