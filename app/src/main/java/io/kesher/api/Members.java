package io.kesher.api;

import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;

/** The members that a type has as JSON, those of what is unwrapped into it as well. */
final class Members {
  private final JsonMapper json;

  Members(JsonMapper json) {
    this.json = json;
  }

  Set<String> of(JavaType type) {
    var names = new LinkedHashSet<String>();
    json.acceptJsonFormatVisitor(
        type,
        new JsonFormatVisitorWrapper.Base() {
          @Override
          public JsonObjectFormatVisitor expectObjectFormat(JavaType of) {
            return new Naming(names, getContext());
          }
        });
    return names;
  }

  private static final class Naming extends JsonObjectFormatVisitor.Base {
    private final Set<String> names;

    Naming(Set<String> names, SerializationContext context) {
      super(context);
      this.names = names;
    }

    @Override
    public void property(BeanProperty property) {
      names.add(property.getName());
    }

    @Override
    public void optionalProperty(BeanProperty property) {
      names.add(property.getName());
    }
  }
}
