// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

#include <map>
#include <string>

namespace headscope::app {

/// A lesson's Markdown, without HTML, and with the lesson's own pictures alone: nothing is read
/// from files or the network.
class StepText : public QTextBrowser {
    Q_OBJECT

 public:
    explicit StepText(QWidget* parent = nullptr);
    void show(const QString& markdown, const std::map<std::string, std::string>& pictures);
    /// In pixels; 0: as the window's.
    void setTextHeight(int pixels);

    QVariant loadResource(int type, const QUrl& name) override;

 private:
    std::map<std::string, std::string> m_pictures;
};

}  // namespace headscope::app
