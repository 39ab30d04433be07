// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <string>
#include <vector>

namespace headscope::app {

class RunController;

/// The SHA-256 of the open model's weights, computed on the worker at most once, and only when
/// somebody asks: it reads the whole file. GUI thread.
class ModelHash : public QObject {
    Q_OBJECT

 public:
    explicit ModelHash(RunController& controller, QObject* parent = nullptr);

    /// Empty until it is known.
    [[nodiscard]] const std::string& value() const { return m_value; }

    /// Calls `then` with it: now or later, once. With an empty one where the weights were changed
    /// before it was known, or another model has been opened meanwhile.
    void ask(std::function<void(const std::string& sha256)> then);

 private:
    void tellAll(const std::string& sha256);

    RunController& m_controller;
    std::string m_value;
    std::vector<std::function<void(const std::string&)>> m_waiting;
};

}  // namespace headscope::app
