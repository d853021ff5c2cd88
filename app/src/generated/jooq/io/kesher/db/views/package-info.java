@NamedInterface("views")
package io.kesher.db.views;

import org.springframework.modulith.NamedInterface;
