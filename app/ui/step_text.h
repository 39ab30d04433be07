// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

#include <map>
#include <string>

namespace headscope::app {

/// Lays a lesson's Markdown out: without HTML, and with tables, unless there are so many cells that
/// the window would stand still, as in no lesson without faults.
void layMarkdown(QTextDocument& document, const QString& markdown);

/// A lesson's Markdown, without HTML, and with the lesson's own pictures alone: nothing is read
/// from files or the network.
class StepText : public QTextBrowser {
    Q_OBJECT

 public:
    explicit StepText(QWidget* parent = nullptr);
    void show(const QString& markdown, const std::map<std::string, std::string>& pictures);
    /// At first there is a bar where the text is higher than its place.
    void neverScroll();
    /// In pixels; 0: as the window's.
    void setTextHeight(int pixels);
    /// The height in which all of it is seen at its width, without a scroll bar.
    [[nodiscard]] int wholeHeight();

    QVariant loadResource(int type, const QUrl& name) override;

 Q_SIGNALS:
    /// wholeHeight() may be another.
    void wholeHeightChanged();

 protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void settle();
    void showBarIfNeeded();

    void useTextHeight();

    bool m_scrolls = true;
    int m_textHeight = 0;
    QString m_markdown;
    std::map<std::string, std::string> m_pictures;
};

}  // namespace headscope::app
