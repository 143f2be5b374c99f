package dev.selvedge.worker.internal.data;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets Jackson see records as they are: no annotation changes them, and the name of a type is written only where there is a choice. */
final class PlainRecords extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    private final transient Set<Class<?>> choices;

    PlainRecords(Set<Class<?>> choices) {
        this.choices = choices;
    }

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass type, JavaType base) {
        if (!choices.contains(type.getRawType())) {
            return null;
        }
        JsonTypeInfo.Value byName = JsonTypeInfo.Value.construct(
                JsonTypeInfo.Id.NAME, JsonTypeInfo.As.WRAPPER_ARRAY, null, null, false, true, true);
        return new StdTypeResolverBuilder(byName);
    }
}
