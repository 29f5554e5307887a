package io.modeldeck.inference;

import java.util.function.Consumer;

/** A model that reads texts and answers with texts or vectors. */
public interface TextModel extends LoadedModel {

    /** The request in the way in which this model is asked: a bare text may open a conversation, or be turned into a vector. */
    TextRequest form(TextRequest request);

    /**
     * Answers one request, as it is. A thread that is interrupted meanwhile gives the call up.
     *
     * @param pieces told each piece of the answer as it comes, on the calling thread
     * @throws TextFailure when the model breaks off in the middle of its answer
     * @throws RuntimeFailure when it does not answer at all
     */
    TextAnswer answer(TextRequest request, Consumer<String> pieces);
}
