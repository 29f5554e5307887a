package io.modeldeck.cli.training;

import io.modeldeck.domain.Problem;
import io.modeldeck.training.Trainers;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a trainer that there is; another one is wrong usage. */
public final class TrainerName implements ITypeConverter<String> {

    @Override
    public String convert(String name) {
        try {
            return Trainers.named(name).name();
        } catch (Problem e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
