#ifndef KAFKA_MOCK_H
#define KAFKA_MOCK_H

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

/* Swift cannot call a function of variable arguments: one answer to one request, as such a call takes it. */
void kafka_mock_answer(
    rd_kafka_mock_cluster_t *cluster, int32_t broker, int16_t request, rd_kafka_resp_err_t error, int milliseconds);

#endif
