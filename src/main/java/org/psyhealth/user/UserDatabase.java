package org.psyhealth.user;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.util.Optional;
import org.bson.Document;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(MongoDb.class)
class UserDatabase {

    /** The users, in the database that the connection string names, else in {@code spring.mongodb.database}. */
    @Bean
    static MongoCollection<Document> users(
            MongoClient mongo, MongoConnectionDetails connection, MongoProperties properties) {
        var database = Optional.ofNullable(connection.getConnectionString().getDatabase())
                .or(() -> Optional.ofNullable(properties.getDatabase()))
                .orElse("user");
        return mongo.getDatabase(database).getCollection("users");
    }
}
