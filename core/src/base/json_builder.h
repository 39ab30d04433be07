// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/json.h"

#include <headscope/message.h>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace headscope {

/// Builds a JSON value out of the parser's events and counts it as it grows, so that the limits
/// hold before memory is taken. (nlohmann's own builder with a callback looks through the whole
/// list after each object in it, and does not say what an empty list costs.) Throws Error(Input)
/// "`subject` ..." with `hint`. The parser does not recurse, so depth costs no stack.
class JsonBuilder final : public nlohmann::json_sax<nlohmann::json> {
 public:
    using Json = nlohmann::json;

    JsonBuilder(Message subject, Message hint, const JsonLimits& limits);

    /// Hands over the elements of one list of the outermost object.
    void handOver(const JsonElements& elements) { m_elements = &elements; }

    [[nodiscard]] Json take() { return std::move(m_root); }

    bool null() override;
    bool boolean(bool value) override;
    bool number_integer(number_integer_t value) override;
    bool number_unsigned(number_unsigned_t value) override;
    bool number_float(number_float_t value, const string_t& text) override;
    bool string(string_t& value) override;
    bool binary(binary_t& value) override;
    bool start_object(std::size_t size) override;
    bool key(string_t& name) override;
    bool end_object() override;
    bool start_array(std::size_t size) override;
    bool end_array() override;
    bool parse_error(std::size_t position, const std::string& token,
                     const Json::exception& error) override;

 private:
    struct Open {
        Json* value;
        Json* member = nullptr;  ///< of an object: where the next value goes
    };

    [[noreturn]] void refuse(const Message& why) const;
    void count(std::size_t units);
    void checkDepth() const;
    bool scalar(Json value, std::size_t units);
    bool open(Json::value_t kind, std::size_t units);
    bool close();
    void completed();  ///< a value is whole
    Json* place(Json value);
    [[nodiscard]] bool isHandedOver() const;

    Message m_subject;
    Message m_hint;
    JsonLimits m_limits;
    const JsonElements* m_elements = nullptr;

    Json m_root;
    std::vector<Open> m_open;
    std::string m_field;  ///< of the outermost object
    std::size_t m_units = 0;
    std::size_t m_unitsOfElement = 0;
};

}  // namespace headscope
