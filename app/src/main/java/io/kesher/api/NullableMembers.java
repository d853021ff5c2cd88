package io.kesher.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a record may leave out may be null in its JSON, and what it may not is always there: the
 * document says so, from the same annotation that the compiler checks.
 */
@Component
class NullableMembers implements ModelConverter {
  @Override
  public boolean isOpenapi31() {
    return true;
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (!chain.hasNext()) {
      return null;
    }
    var schema = chain.next().resolve(type, context, chain);
    var java = Json31.mapper().constructType(type.getType());
    if (java != null && java.getRawClass().isRecord()) {
      var described = described(schema, context);
      if (described != null && described.getProperties() != null) {
        for (var component : java.getRawClass().getRecordComponents()) {
          mark(described, component);
        }
      }
    }
    return schema;
  }

  private static @Nullable Schema<?> described(
      @Nullable Schema<?> schema, ModelConverterContext context) {
    if (schema == null || schema.get$ref() == null) {
      return schema;
    }
    var reference = schema.get$ref();
    return context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
  }

  private static void mark(Schema<?> record, RecordComponent component) {
    var name = component.getName();
    Schema<?> member = record.getProperties().get(name);
    if (member == null || component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
      return;
    }
    if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      if (record.getRequired() == null || !record.getRequired().contains(name)) {
        record.addRequiredItem(name);
      }
    } else if (member.get$ref() != null) {
      var either = new Schema<>();
      either.setOneOf(
          List.of(
              new Schema<>().$ref(member.get$ref()),
              new Schema<>().types(java.util.Set.of("null"))));
      record.getProperties().put(name, either);
    } else if (member.getTypes() != null) {
      member.addType("null");
      nullAmongChoices(member);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes", "NullAway"}) // the null is the point
  private static void nullAmongChoices(Schema member) {
    if (member.getEnum() != null && !member.getEnum().contains(null)) {
      member.addEnumItemObject(null);
    }
  }
}
