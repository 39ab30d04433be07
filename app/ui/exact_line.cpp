// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exact_line.h"

#include "ui/exact_text.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QLocale>
#include <QToolTip>
#include <QValidator>

#include <limits>
#include <utility>

namespace headscope::app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ExactLine)
};

/// A line takes back what its validator finds invalid.
class HeldText : public QValidator {
 public:
    HeldText(QLineEdit& line, qsizetype most, std::function<void(const QString&)> refuse)
        : QValidator(&line), m_most(most), m_refuse(std::move(refuse)) {}

    State validate(QString& text, int& /*place*/) const override {
        const QString why = text.size() > m_most  // by how many is not known: the line has cut it
                                ? Words::tr("This field takes %1 characters, and it has more.")
                                      .arg(QLocale().toString(m_most))
                                : whyNotHeld(text, std::numeric_limits<qsizetype>::max());
        if (why.isEmpty()) return Acceptable;
        m_refuse(why);
        return Invalid;
    }

 private:
    qsizetype m_most;
    std::function<void(const QString&)> m_refuse;
};

}  // namespace

void holdExactly(QLineEdit& line, qsizetype most, std::function<void(const QString& why)> refuse) {
    line.setMaxLength(static_cast<int>(most) + 1);
    line.setValidator(new HeldText(line, most, std::move(refuse)));
}

void holdExactly(QLineEdit& line, qsizetype most) {
    holdExactly(line, most, [&line](const QString& why) {
        QToolTip::showText(line.mapToGlobal(QPoint(0, line.height())),
                           Words::tr("The text was not put in. %1").arg(why), &line);
    });
}

}  // namespace headscope::app
