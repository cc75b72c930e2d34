package dtu.twins;

/** Where the next id of a kind comes from; the numbers used up by a call are kept only when it commits. */
public interface Minting {
    <I> I next(Ids<I> ids);
}
