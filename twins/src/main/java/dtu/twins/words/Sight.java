package dtu.twins.words;

/** A twin's state at one instant, as its views look at it. Opaque to the scenario language. */
public interface Sight {}
