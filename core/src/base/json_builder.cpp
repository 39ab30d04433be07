// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json_builder.h"

#include <headscope/error.h>
#include <headscope/visible_text.h>

#include <nlohmann/json.hpp>

#include <utility>

namespace headscope {
namespace {

// What each takes in memory, in units of 16 bytes.
constexpr std::size_t kScalar = 1;
constexpr std::size_t kText = 4;
constexpr std::size_t kList = 3;
constexpr std::size_t kObject = 5;
constexpr std::size_t kKey = 6;

std::size_t lengthUnits(const std::string& text) {
    return text.size() / 16;
}

/// The library's message without its "[json.exception...] " mark; of one line, without its number.
std::string plain(const std::string& message, bool oneLine) {
    constexpr std::string_view kItsLine = "line 1, ";
    const auto end = message.find("] ");
    auto text = validUtf8(message.substr(end == std::string::npos ? 0 : end + 2).substr(0, 300));
    if (const auto at = text.find(kItsLine); oneLine && at != std::string::npos)
        text.erase(at, kItsLine.size());
    return text;
}

}  // namespace

JsonBuilder::JsonBuilder(Message subject, Message hint, const JsonLimits& limits)
    : m_subject(std::move(subject)), m_hint(std::move(hint)), m_limits(limits) {}

void JsonBuilder::refuse(const Message& why) const {
    throw inputError(say("%1 cannot be used: %2", m_subject, why), m_hint);
}

bool JsonBuilder::isHandedOver() const {
    return m_elements != nullptr && m_open.size() >= 2 && m_open[1].value->is_array() &&
           m_field == m_elements->list;
}

void JsonBuilder::count(std::size_t units) {
    const bool ofElement = isHandedOver();
    std::size_t& sum = ofElement ? m_unitsOfElement : m_units;
    sum += units;
    if (sum > (ofElement ? m_elements->values : m_limits.values))
        refuse(say("it holds too many values"));
}

void JsonBuilder::checkDepth() const {
    if (m_open.size() >= static_cast<std::size_t>(m_limits.depth))
        refuse(say("it is nested too deeply"));
}

nlohmann::json* JsonBuilder::place(Json value) {
    if (m_open.empty()) {
        m_root = std::move(value);
        return &m_root;
    }
    Open& parent = m_open.back();
    if (parent.member != nullptr) {
        *parent.member = std::move(value);
        return parent.member;
    }
    auto& list = parent.value->get_ref<Json::array_t&>();
    list.push_back(std::move(value));
    return &list.back();
}

void JsonBuilder::completed() {
    if (m_open.size() != 2 || !isHandedOver()) return;
    auto& list = m_open.back().value->get_ref<Json::array_t&>();
    const Json element = std::move(list.back());
    list.pop_back();
    m_elements->take(element);
    m_unitsOfElement = 0;
}

bool JsonBuilder::scalar(Json value, std::size_t units) {
    count(units);
    place(std::move(value));
    completed();
    return true;
}

bool JsonBuilder::open(Json::value_t kind, std::size_t units) {
    checkDepth();
    count(units);
    m_open.push_back({place(Json(kind)), nullptr});
    return true;
}

bool JsonBuilder::close() {
    m_open.pop_back();
    completed();
    return true;
}

bool JsonBuilder::key(string_t& name) {
    Open& object = m_open.back();
    if (m_open.size() == 1) m_field = name;
    count(kKey + lengthUnits(name));
    const auto [place, isNew] = object.value->get_ref<Json::object_t&>().emplace(name, nullptr);
    if (!isNew) refuse(say("%1 is there twice", shownName(name)));
    object.member = &place->second;
    return true;
}

bool JsonBuilder::null() {
    return scalar(nullptr, kScalar);
}
bool JsonBuilder::boolean(bool value) {
    return scalar(value, kScalar);
}
bool JsonBuilder::number_integer(number_integer_t value) {
    return scalar(value, kScalar);
}
bool JsonBuilder::number_unsigned(number_unsigned_t value) {
    return scalar(value, kScalar);
}
bool JsonBuilder::number_float(number_float_t value, const string_t& /*text*/) {
    return scalar(value, kScalar);
}
bool JsonBuilder::string(string_t& value) {
    const std::size_t units = kText + lengthUnits(value);
    return scalar(std::move(value), units);
}
bool JsonBuilder::binary(binary_t& /*value*/) {
    return scalar(nullptr, kScalar);  // no JSON text has one
}
bool JsonBuilder::start_object(std::size_t /*size*/) {
    return open(Json::value_t::object, kObject);
}
bool JsonBuilder::end_object() {
    return close();
}
bool JsonBuilder::start_array(std::size_t /*size*/) {
    return open(Json::value_t::array, kList);
}
bool JsonBuilder::end_array() {
    return close();
}

bool JsonBuilder::parse_error(std::size_t /*position*/, const std::string& /*token*/,
                              const Json::exception& error) {
    throw inputError(
        say("%1 is not valid JSON: %2", m_subject, plain(error.what(), m_limits.oneLine)), m_hint);
}

}  // namespace headscope
