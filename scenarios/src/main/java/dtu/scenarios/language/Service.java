package dtu.scenarios.language;

import dtu.twins.words.Sight;

/** A twin as expressions see it: the receiver of its views. */
record Service(Sight sight) {}
