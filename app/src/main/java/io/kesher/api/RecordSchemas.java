package io.kesher.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
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
 * How records look in the document. What a record may leave out may be null in its JSON, and what
 * it may not is always there: from the same annotation that the compiler checks. A record inside
 * another class is called by both names, since many a controller has its own {@code Draft}.
 */
@Component
class RecordSchemas implements ModelConverter {
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
    var java = Json31.mapper().constructType(type.getType());
    var schema = chain.next().resolve(named(type, java), context, chain);
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

  private static AnnotatedType named(AnnotatedType type, @Nullable JavaType java) {
    if (java == null || !java.getRawClass().isRecord() || type.getName() != null) {
      return type;
    }
    Class<?> record = java.getRawClass();
    var outer = record.getEnclosingClass();
    if (outer == null
        || record.isAnnotationPresent(io.swagger.v3.oas.annotations.media.Schema.class)) {
      return type;
    }
    // a copy: the one that came is a key in the maps of the context
    return new AnnotatedType(type.getType())
        .name(outer.getSimpleName().replaceAll("(Api|Controller)+$", "") + record.getSimpleName())
        .parent(type.getParent())
        .jsonUnwrappedHandler(type.getJsonUnwrappedHandler())
        .skipOverride(type.isSkipOverride())
        .schemaProperty(type.isSchemaProperty())
        .ctxAnnotations(type.getCtxAnnotations())
        .resolveAsRef(type.isResolveAsRef())
        .resolveEnumAsRef(type.isResolveEnumAsRef())
        .jsonViewAnnotation(type.getJsonViewAnnotation())
        .includePropertiesWithoutJSONView(type.isIncludePropertiesWithoutJSONView())
        .skipSchemaName(type.isSkipSchemaName())
        .skipJsonIdentity(type.isSkipJsonIdentity())
        .propertyName(type.getPropertyName())
        .subtype(type.isSubtype())
        .components(type.getComponents());
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
